resource "anypoint_apim_policy_basic_auth" "users" {
  apim_id = var.orders_id

  configuration_data {
    username = "orders"
    password = var.password
  }
}
