resource "anypoint_secretgroup_tlscontext_mule" "ingress" {
  sg_id = anypoint_secretgroup.sg.id
  name  = "ingress"
  acceptable_tls_versions {
    # expect: gateway-tls-weak "true"
    tls_v1_dot1 = true
    tls_v1_dot2 = true
  }
  insecure = false
}

resource "anypoint_secret_group_tls_context" "outbound" {
  secret_group_id = anypoint_secret_group.main.id
  name            = "outbound"
  min_tls_version = "TLSv1.2"
  # expect: gateway-tls-weak "true"
  skip_server_cert_validation = true
}
