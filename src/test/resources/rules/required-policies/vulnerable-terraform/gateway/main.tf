# expect: required-policies
resource "anypoint_apim_mule4" "orders" {
  instance_label = "orders"
}

resource "anypoint_apim_mule4" "stock" {
  instance_label = "stock"
}

resource "anypoint_apim_policy_client_id_enforcement" "clients" {
  apim_id  = anypoint_apim_mule4.stock.id
  disabled = var.off

  configuration_data {
    credentials_origin_has_http_basic_authentication_header = "httpBasicAuthenticationHeader"
  }
}
