# doc: begin
# expect: sla-tiers-not-enforced
resource "anypoint_api_instance" "orders" {
  instance_label = "orders"
}

resource "anypoint_api_instance_sla_tier" "gold" {
  api_instance_id = anypoint_api_instance.orders.id
  name            = "Gold"
  auto_approve    = false
  limits = [{
    maximum_requests            = 1000
    time_period_in_milliseconds = 60000
  }]
}
# doc: end
