resource "anypoint_api_instance" "orders" {
  instance_label = "orders"
}

resource "anypoint_api_policy" "cache" {
  api_instance_id    = anypoint_api_instance.orders.id
  policy_type        = "http-caching"
  disabled           = true
  configuration_data = jsonencode({ ttl = 600 })
}
