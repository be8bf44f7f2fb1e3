/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.Account;
import io.ftps.auth.Authenticator;
import io.ftps.auth.CertificateMatch.ThisKey;
import io.ftps.auth.Credentials;
import io.ftps.auth.Digest;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HeldCertificates;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.NameKind;
import io.ftps.auth.Password;
import io.ftps.auth.PasswordAndCertificate;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.AccountSource.InDatabase;
import io.ftps.examples.config.AccountSource.Inline;
import io.ftps.examples.config.CertificateName;
import io.ftps.examples.config.CertificateName.Whose;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.OnOff;
import io.ftps.examples.config.TankPlace;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenAccountsTest {
    @TempDir
    private Path folder;

    private final List<HeldCertificate> held = Collections.synchronizedList(new ArrayList<>());

    private static Account byCertificate(String name, RegisteredCertificate... certificates) {
        return new Account(User.named(name), LoginMethod.CERTIFICATE, Optional.empty(), List.of(certificates));
    }

    private static LoginSettings settings(AccountSource... sources) {
        return new LoginSettings(List.of(sources), List.of(), new TankPlace.Off());
    }

    private User login(OpenAccounts accounts, String name, Credentials credentials) throws Exception {
        Authenticator logins = accounts.logins(HeldCertificates.TRUSTED_ONLY, held::add);
        return logins.authenticate(new LoginAttempt(
                name, credentials, "explicit", new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    }

    private static Credentials password() {
        return new Password("secret".toCharArray());
    }

    @Test
    void placesAreAskedInTheirOrder() throws Exception {
        Account bob = new Account(User.named("bob"), PasswordHash.argon2id("secret".toCharArray()));
        InDatabase database = new InDatabase(
                "jdbc:h2:file:" + folder.resolve("accounts") + ";MODE=PostgreSQL",
                Optional.of("sa"),
                Optional.empty(),
                OnOff.ON);
        User guest = User.named("anonymous");
        try (OpenAccounts accounts =
                OpenAccounts.of(settings(new Inline(List.of(bob)), database, new AccountSource.Anonymous(guest)))) {
            accounts.editor()
                    .orElseThrow()
                    .add(new Account(User.named("carol"), bob.hash().orElseThrow()));
            assertThat(login(accounts, "bob", password())).isEqualTo(bob.user());
            assertThat(login(accounts, "carol", password()).name()).isEqualTo("carol");
            assertThat(login(accounts, "ftp", password())).isEqualTo(guest);
            assertThat(accounts.accounts())
                    .extracting(account -> account.user().name())
                    .containsExactly("bob", "carol");
            LoginRefusedException refused =
                    catchThrowableOfType(LoginRefusedException.class, () -> login(accounts, "dave", password()));
            assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_USER);
        }
    }

    @Test
    void aNameInACertificateCountsIfTheAuthorityVouchesForIt() throws Exception {
        X509Bundle staff = authority();
        X509Bundle others = authority();
        Files.writeString(folder.resolve("staff.pem"), staff.getCertificatePEM());
        LoginSettings settings = new LoginSettings(
                List.of(new Inline(List.of(byCertificate("alice")))),
                List.of(new CertificateName(NameKind.COMMON_NAME, Whose.USER_NAME, folder.resolve("staff.pem"))),
                new TankPlace.InFile(folder.resolve("tank")));
        try (OpenAccounts accounts = OpenAccounts.of(settings)) {
            assertThat(login(accounts, "alice", presented(staff)).name()).isEqualTo("alice");
            Credentials foreign = new PasswordAndCertificate(new Password("x".toCharArray()), presented(others));
            LoginRefusedException refused =
                    catchThrowableOfType(LoginRefusedException.class, () -> login(accounts, "alice", foreign));
            assertThat(refused.reason()).isEqualTo(Reason.CERTIFICATE_NOT_REGISTERED);
            await("the tank").until(() -> held.size() == 1);
            assertThat(accounts.tank().orElseThrow().list())
                    .extracting(HeldCertificate::id)
                    .containsExactly(held.get(0).id());
        }
    }

    private static X509Bundle authority() throws Exception {
        return new CertificateBuilder()
                .subject("CN=Staff")
                .setIsCertificateAuthority(true)
                .ecp256()
                .buildSelfSigned();
    }

    private static PresentedCertificate presented(X509Bundle issuer) throws Exception {
        X509Certificate client = new CertificateBuilder()
                .subject("CN=alice")
                .ecp256()
                .buildIssuedBy(issuer)
                .getCertificate();
        return new PresentedCertificate(List.of(client), new Trust.Trusted(List.of(issuer.getCertificate())));
    }

    @Test
    void whatIsRegisteredIsReadAgainAfterSomeSeconds() throws Exception {
        X509Certificate first = SelfSigned.withCommonName("alice").create().certificate();
        X509Certificate second = SelfSigned.withCommonName("alice").create().certificate();
        AtomicLong nanos = new AtomicLong();
        Path users = folder.resolve("users");
        try (OpenAccounts accounts = OpenAccounts.of(settings(new AccountSource.InFile(users)))) {
            accounts.editor().orElseThrow().add(byCertificate("alice", byKey(first)));
            RegisteredCertificates registered = new RegisteredCertificates(List.of(accounts), nanos::get);
            assertThat(registered.test(first)).isTrue();
            assertThat(registered.test(second)).isFalse();
            accounts.editor().orElseThrow().addCertificate("alice", byKey(second));
            assertThat(registered.test(second)).isFalse();
            nanos.addAndGet(2_000_000_000L);
            assertThat(registered.test(second)).isTrue();
        }
    }

    private static RegisteredCertificate byKey(X509Certificate certificate) {
        return RegisteredCertificate.of(new ThisKey(Digest.ofKey(certificate)));
    }
}
