resource "anypoint_apim_flexgateway" "orders" {
  instance_label = "orders"
}

resource "anypoint_apim_policy_jwt_validation" "token" {
  apim_id = anypoint_apim_flexgateway.orders.id

  configuration_data {
    # the method of the identity provider
    signing_method      = var.method
    mandatory_exp_claim = true
    validate_aud_claim  = true
  }
}

resource "anypoint_api_policy" "jwt" {
  api_instance_id = anypoint_apim_flexgateway.orders.id
  policy_type     = "jwt-validation"
  configuration_data = jsonencode({
    signingMethod = "rsa"
    jwksUrl       = var.jwks_url
    mandatoryExpClaim = true
    validateAudClaim  = true
  })
}
