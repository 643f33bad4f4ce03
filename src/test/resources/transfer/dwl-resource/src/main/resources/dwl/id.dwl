%dw 2.0
output application/json
---
{
  // trace: 2
  id: attributes.queryParams.id,
  size: sizeOf(attributes.queryParams.id)
}
