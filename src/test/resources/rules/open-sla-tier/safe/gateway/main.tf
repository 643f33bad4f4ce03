# A small limit for everybody, and a look before a large one.
resource "anypoint_api_instance_sla_tier" "trial" {
  api_instance_id = var.orders
  name            = "Trial"
  auto_approve    = true
  limits = [{
    maximum_requests            = 100
    time_period_in_milliseconds = 60000
  }]
}

resource "anypoint_api_instance_sla_tier" "gold" {
  api_instance_id = var.orders
  name            = "Gold"
  auto_approve    = false
  limits = [{
    maximum_requests            = 999999999
    time_period_in_milliseconds = 60000
  }]
}

# A burst is allowed, a day of bursts is not.
resource "anypoint_api_instance_sla_tier" "burst" {
  api_instance_id = var.orders
  name            = "Burst"
  auto_approve    = true
  limits = [
    { maximum_requests = 2000, time_period_in_milliseconds = 1000 },
    { maximum_requests = 10000, time_period_in_milliseconds = 86400000 }
  ]
}

resource "anypoint_api_instance_sla_tier" "old" {
  api_instance_id = var.orders
  name            = "Old"
  auto_approve    = true
  status          = "DEPRECATED"
  limits = [{ maximum_requests = 999999999, time_period_in_milliseconds = 60000 }]
}

resource "anypoint_api_instance_sla_tier" "later" {
  api_instance_id = var.orders
  name            = "Later"
  auto_approve    = var.open
  limits = [{ maximum_requests = var.most, time_period_in_milliseconds = 60000 }]
}

resource "anypoint_api_policy_rate_limiting_sla_based" "by_tier" {
  api_instance_id = var.orders
  configuration = {
    client_id_expression     = "#[attributes.headers['client_id']]"
    client_secret_expression = "#[attributes.headers['client_secret']]"
  }
}
