resource "anypoint_api_policy_client_id_enforcement" "clients" {
  api_instance_id = var.orders
  order           = 1
  configuration = {
    client_id_expression     = "#[attributes.headers['client_id']]"
    client_secret_expression = "#[attributes.headers['client_secret']]"
  }
}

resource "anypoint_api_policy_http_caching" "answers" {
  api_instance_id = var.orders
  order           = 2
  configuration = {
    http_caching_key = "#[attributes.headers['client_id'] ++ attributes.requestPath]"
    ttl              = 600
  }
}

# Who is there has been asked before.
resource "anypoint_api_policy_ip_allowlist" "partners" {
  api_instance_id = var.orders
  order           = 3
  configuration = {
    ips = ["203.0.113.0/24"]
  }
}

# The order is the gateway's.
resource "anypoint_api_policy_http_caching" "prices" {
  api_instance_id = var.prices
  configuration = {
    http_caching_key = "#[attributes.requestPath]"
    ttl              = 600
  }
}

resource "anypoint_api_policy_client_id_enforcement" "readers" {
  api_instance_id = var.prices
  order           = 1
  configuration = {
    client_id_expression     = "#[attributes.headers['client_id']]"
    client_secret_expression = "#[attributes.headers['client_secret']]"
  }
}
