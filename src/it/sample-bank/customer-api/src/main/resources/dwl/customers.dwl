%dw 2.0
output application/json
---
payload map (customer) -> {
  id: customer.id,
  surname: customer.surname,
  iban: customer.iban
}
