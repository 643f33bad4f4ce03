String log = new File(basedir, 'build.log').text
String file = new File(basedir, 'src/main/mule/global.xml').text
assert log.count('BUILD SUCCESS') == 3
assert file.contains('name="server" enabledProtocols="TLSv1.2"')
assert file.contains('name="warehouse" enabledProtocols="TLSv1.1,TLSv1.2"')
assert file.contains('<tls:trust-store path="partner.p12"/>')
assert file.contains('<db:sql>select id from orders where name = :q</db:sql>')
assert file.contains('<db:input-parameters><![CDATA[#[{"q": attributes.queryParams.q}]]]></db:input-parameters>')
assert file.contains('password="Xk29-vale-tudo"')
assert !log.contains('vale-tudo')
assert log.contains('fixed: src/main/mule/global.xml:')
assert log.contains('Fixed 0 findings in 0 files')
