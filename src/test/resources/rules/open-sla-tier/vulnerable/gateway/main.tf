# doc: begin
resource "anypoint_api_instance_sla_tier" "gold" {
  api_instance_id = var.orders
  # expect: open-sla-tier ""Gold""
  name            = "Gold"
  auto_approve    = true
  limits = [{
    maximum_requests            = 999999999
    time_period_in_milliseconds = 60000
  }]
}
# doc: end

resource "anypoint_api_policy_rate_limiting_sla_based" "by_tier" {
  api_instance_id = var.orders
  configuration = {
    client_id_expression     = "#[attributes.headers['client_id']]"
    client_secret_expression = "#[attributes.headers['client_secret']]"
  }
}
