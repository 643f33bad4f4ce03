# doc: begin
resource "anypoint_api_policy_http_caching" "answers" {
  api_instance_id = var.orders
  order           = 1
  configuration = {
    http_caching_key = "#[attributes.headers['client_id'] ++ attributes.requestPath]"
    ttl              = 600
  }
}

resource "anypoint_api_policy_client_id_enforcement" "clients" {
  api_instance_id = var.orders
  # expect: authentication-after-cache "2"
  order           = 2
  configuration = {
    client_id_expression     = "#[attributes.headers['client_id']]"
    client_secret_expression = "#[attributes.headers['client_secret']]"
  }
}
# doc: end
