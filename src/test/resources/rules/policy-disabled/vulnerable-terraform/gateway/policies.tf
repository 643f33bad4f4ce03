resource "anypoint_apim_policy_jwt_validation" "token" {
  apim_id = var.orders_id
  # expect: policy-disabled "true"
  disabled = true

  configuration_data {
    signing_method      = "rsa"
    jwks_url            = "https://login.example.com/keys"
    mandatory_exp_claim = true
    validate_aud_claim  = true
  }

  /* only for reading
     until the clients are ready */
  pointcut_data {
    method_regex       = ["GET"]
    uri_template_regex = ".*"
  }
}
