package io.github.mulesecscan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNamesTest {

  private final PersonalNames names = PersonalNames.builtIn();

  @ParameterizedTest
  @CsvSource({
    "cvv, card-code",
    "card_cvc2, card-code",
    "pan, card-number",
    "creditCardNumber, card-number",
    "customerSSN, identity-number",
    "passport-no, identity-number",
    "Steuernummer, identity-number",
    "numero_securite_sociale, identity-number",
    "codiceFiscale, identity-number",
    "IBAN, bank-account",
    "PersonBirthdate, birth-date",
    "date_of_birth, birth-date",
    "diagnosisCode, health",
    "medicalRecordNumber, health",
    "emailAddress, contact",
    "eMail, contact",
    "HomePhone, contact"
  })
  void tellsWhatAFieldHolds(String name, String category) {
    assertThat(names.category(name)).map(PersonalNames.Category::id).contains(category);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "company",
        "panel",
        "japan",
        "span",
        "pinCode",
        "emailSubject",
        "hasPassport",
        "maskedIban",
        "supportEmail",
        "last4",
        "cardType",
        "ssnPresent",
        "phoneType",
        "number",
        "id",
        "shippingNumber",
        "nir2"
      })
  void leavesOtherNamesAlone(String name) {
    assertThat(names.category(name)).isEmpty();
  }

  @Test
  void knowsNoNameTwice() {
    assertThat(names.categories()).extracting(PersonalNames.Category::id).doesNotHaveDuplicates();
  }
}
