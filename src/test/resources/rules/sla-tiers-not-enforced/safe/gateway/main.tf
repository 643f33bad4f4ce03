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

resource "anypoint_api_policy_rate_limiting_sla_based" "by_tier" {
  api_instance_id = anypoint_api_instance.orders.id
  configuration = {
    client_id_expression     = "#[attributes.headers['client_id']]"
    client_secret_expression = "#[attributes.headers['client_secret']]"
  }
}

# Nobody promised anything here.
resource "anypoint_api_instance" "stock" {
  instance_label = "stock"
}

# Which policy this is is known when it is deployed.
resource "anypoint_api_instance" "prices" {
  instance_label = "prices"
}

resource "anypoint_apim_sla_tier" "silver" {
  api_instance_id = anypoint_api_instance.prices.id
  name            = "Silver"
  limits {
    maximum_requests            = 10
    time_period_in_milliseconds = 1000
  }
}

resource "anypoint_api_policy" "limit" {
  api_instance_id    = anypoint_api_instance.prices.id
  asset_id           = var.limiting_policy
  configuration_data = jsonencode({})
}
