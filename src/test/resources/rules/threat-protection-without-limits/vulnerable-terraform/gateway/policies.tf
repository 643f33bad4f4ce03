resource "anypoint_apim_policy_custom" "json" {
  apim_id = var.orders_id
  # expect: threat-protection-without-limits
  asset_id           = "json-threat-protection"
  configuration_data = jsonencode({ maxContainerDepth = -1, "maxStringValueLength" : -1 })
}

resource "anypoint_apim_policy_custom" "open" {
  apim_id            = var.orders_id
  asset_id           = "json-threat-protection"
  configuration_data = jsonencode(var.limits)
}
