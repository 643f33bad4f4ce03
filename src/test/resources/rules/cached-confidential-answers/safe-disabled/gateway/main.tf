resource "anypoint_api_instance" "orders" {
  instance_label = "orders"
}

resource "anypoint_api_policy" "cache" {
  api_instance_id    = anypoint_api_instance.orders.id
  policy_type        = "http-caching"
  disabled           = true
  configuration_data = jsonencode({ ttl = 600 })
}

resource "anypoint_api_policy" "log" {
  api_instance_id    = anypoint_api_instance.orders.id
  policy_type        = "message-logging"
  configuration_data = var.log
}
