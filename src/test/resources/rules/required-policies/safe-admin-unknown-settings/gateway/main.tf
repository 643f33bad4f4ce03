resource "anypoint_api_instance" "orders" {
  instance_label = "orders"
}

resource "anypoint_api_policy" "jwt" {
  api_instance_id    = anypoint_api_instance.orders.id
  policy_type        = "jwt-validation"
  configuration_data = var.jwt_settings
}

resource "anypoint_api_policy" "addresses" {
  api_instance_id    = anypoint_api_instance.orders.id
  policy_type        = "ip-allowlist"
  configuration_data = var.addresses
}

resource "anypoint_api_policy" "log" {
  api_instance_id    = anypoint_api_instance.orders.id
  policy_type        = "message-logging"
  configuration_data = var.log
}
