resource "anypoint_secretgroup_tlscontext_mule" "ingress" {
  sg_id = anypoint_secretgroup.sg.id
  name  = "ingress"
  acceptable_tls_versions {
    # ok: gateway-tls-weak
    tls_v1_dot1 = false
    tls_v1_dot2 = true
    tls_v1_dot3 = true
  }
  # ok: gateway-tls-weak
  insecure = false
}

resource "anypoint_secret_group_tls_context" "outbound" {
  secret_group_id = anypoint_secret_group.main.id
  name            = "outbound"
  # ok: gateway-tls-weak
  min_tls_version             = "TLSv1.3"
  skip_server_cert_validation = var.trust_all
}
