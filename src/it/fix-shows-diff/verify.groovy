String log = new File(basedir, 'build.log').text
String file = new File(basedir, 'src/main/mule/global.xml').text
assert log.contains('--- a/src/main/mule/global.xml')
assert log.contains('-  <tls:context name="server" enabledProtocols="TLSv1.1,TLSv1.2">')
assert log.contains('+  <tls:context name="server" enabledProtocols="TLSv1.2">')
assert log.contains('Nothing was written; -Dsecscan.fix.apply=true writes.')
assert log.contains('-Dsecscan.fix.unsafe=true takes these, too.')
assert log.contains('password="******"')
assert !log.contains('vale-tudo')
// Accepted, unsafe, and all the rest.
assert file.contains('name="warehouse" enabledProtocols="TLSv1.1,TLSv1.2"')
assert file.contains('insecure="true"')
assert file.contains('name="server" enabledProtocols="TLSv1.1,TLSv1.2"')
assert !new File(basedir, 'target/secscan').exists()
