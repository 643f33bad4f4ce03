import javax.crypto.spec.SecretKeySpec

// expect: hard-coded-key-in-code
def letters = "Bittern-9-lagoon"
def key = new SecretKeySpec(letters.getBytes("UTF-8"), "AES")
return key
