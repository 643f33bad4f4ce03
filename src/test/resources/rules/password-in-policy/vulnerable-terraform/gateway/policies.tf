resource "anypoint_apim_policy_basic_auth" "users" {
  apim_id = var.orders_id

  configuration_data {
    username = "orders"
    # expect: password-in-policy
    password = "Sommer-2031-kalt"
  }
}
