/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.ftps.server.DataBinding;
import io.ftps.server.Listener;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.Identities;
import io.ftps.tls.ServerTls;
import io.ftps.tls.SniFallback;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.TlsVersion;
import io.ftps.tls.certificate.CertificateSource;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.ReloadingIdentities;
import io.ftps.tls.certificate.SelfSigned;
import io.ftps.tls.trust.ExactCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** From a first try to a server of many names, one step after the other. The README shows each method. */
final class Certificates {
    private Certificates() {}

    static ServerTls selfSigned(Path certificate, Path key) throws IOException {
        if (Files.notExists(key)) {
            SelfSigned made = SelfSigned.withCommonName("ftp.example.com").dnsName("ftp.example.com");
            PemFiles.write(made.create(), certificate, key);
        }
        CertifiedKey identity = CertifiedKey.fromPem(certificate, key);
        return ServerTls.builder()
                .certificates(CertificateSelector.single(identity))
                .build();
    }

    static ReloadingIdentities signed(Path certificate, Path key) {
        return ReloadingIdentities.builder()
                .source(CertificateSource.pem(certificate, key))
                .start();
    }

    static ServerTls oneForAll(Identities identities) {
        return ServerTls.builder()
                .certificates(CertificateSelector.single(identities))
                .build();
    }

    static ServerTls twoAddresses(
            InetAddress branches, Identities forBranches, InetAddress internet, Identities forInternet) {
        CertificateSelector byAddress = CertificateSelector.byLocalAddress(Map.of(
                branches, CertificateSelector.single(forBranches),
                internet, CertificateSelector.single(forInternet)));
        return ServerTls.builder().certificates(byAddress).build();
    }

    static ReloadingIdentities allOf(Path folder) {
        return ReloadingIdentities.builder().folder(folder).start();
    }

    static ServerTls manyNames(Identities identities) {
        return ServerTls.builder()
                .certificates(CertificateSelector.bySni(SniFallback.DEFAULT, identities))
                .build();
    }

    static Listener knownClients(CertificateSelector ours, List<X509Certificate> theirs) {
        ServerTls tls = ServerTls.builder()
                .certificates(ours)
                .clientCertificates(ClientCertificatePolicy.REQUIRE, ExactCertificates.of(theirs))
                .build();
        return Listener.explicit(2121, tls).with(DataBinding.REQUIRE);
    }

    static HttpsServer pages(ServerTls tls, InetSocketAddress address) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.sslContext("pages", address)));
        return server;
    }

    static ServerTls oldPartner(CertificateSelector ours) {
        return ServerTls.builder()
                .certificates(ours)
                .profile(TlsProfile.compatible2026().withVersions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2))
                .build();
    }
}
