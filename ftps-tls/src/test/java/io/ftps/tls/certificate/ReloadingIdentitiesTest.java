/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import io.ftps.tls.testing.Stored;
import io.ftps.tls.testing.TestKeys;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingIdentitiesTest {
    private static final X509Bundle A = TestKeys.ec("a.example", "a.example");
    private static final X509Bundle B = TestKeys.ec("b.example", "b.example");

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final IdentityEvents recorder = new IdentityEvents() {
        @Override
        public void reloaded(List<CertifiedKey> identities) {
            events.add("reloaded " + subjects(identities));
        }

        @Override
        public void reloadFailed(String sentence) {
            events.add("failed " + sentence.replace(folder + "/", ""));
        }

        @Override
        public void warned(String sentence) {
            events.add("warned " + sentence.replace(folder + "/", ""));
        }

        @Override
        public void noneLeft() {
            events.add("none left");
        }
    };
    private final List<ReloadingIdentities> open = new CopyOnWriteArrayList<>();

    @BeforeEach
    void nameFiles() {
        certificate = folder.resolve("cert.pem");
        key = folder.resolve("key.pem");
    }

    @AfterEach
    void close() {
        open.forEach(ReloadingIdentities::close);
    }

    @Test
    void aChangedPairIsShownFromTheNextLookOn() throws IOException {
        write(A);
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        List<CertifiedKey> before = identities.current();
        identities.poll();
        assertThat(identities.current()).isSameAs(before);

        write(B);
        identities.poll();

        assertThat(subjects(identities.current())).isEqualTo("[CN=b.example]");
        assertThat(events).containsExactly("reloaded [CN=a.example]", "reloaded [CN=b.example]");
    }

    @Test
    void halfOfAChangeIsNoFault() throws IOException {
        write(A);
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));

        writeCertificate(B);
        identities.poll();
        assertThat(subjects(identities.current())).isEqualTo("[CN=a.example]");
        writeKey(B);
        identities.poll();

        assertThat(subjects(identities.current())).isEqualTo("[CN=b.example]");
        assertThat(events).containsExactly("reloaded [CN=a.example]", "reloaded [CN=b.example]");
    }

    @Test
    void aFaultThatStandsIsSaidOnceAndTheOldCertificateKept() throws IOException {
        write(A);
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        events.clear();

        Files.writeString(certificate, "broken");
        pollTimes(identities, 5);
        assertThat(events)
                .containsExactly("failed Keeping the certificate of CN=a.example: cert.pem holds no certificate"
                        + " (expected: a PEM block BEGIN CERTIFICATE).");
        assertThat(subjects(identities.current())).isEqualTo("[CN=a.example]");

        writeCertificate(B);
        pollTimes(identities, 3);
        assertThat(events)
                .hasSize(2)
                .last()
                .isEqualTo("failed Keeping the certificate of CN=a.example: The private key in key.pem does not"
                        + " belong to the certificate of CN=b.example in cert.pem"
                        + " (expected: the key of this certificate).");

        assertThat(identities.faults()).hasSize(1);

        writeKey(B);
        identities.poll();
        assertThat(events).hasSize(3).last().isEqualTo("reloaded [CN=b.example]");
        assertThat(identities.faults()).isEmpty();
    }

    @Test
    void aFaultThatComesBackIsSaidAgain() throws IOException {
        write(A);
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        events.clear();
        Files.writeString(certificate, "broken");
        pollTimes(identities, 3);
        write(A);
        identities.poll();
        Files.writeString(certificate, "broken");
        pollTimes(identities, 3);

        assertThat(events).hasSize(2).allMatch(event -> event.startsWith("failed Keeping"));
    }

    @Test
    void filesThatGoAwayChangeNothing() throws IOException {
        write(A);
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        Files.delete(certificate);
        pollTimes(identities, 3);

        assertThat(subjects(identities.current())).isEqualTo("[CN=a.example]");
        assertThat(events)
                .last()
                .isEqualTo("failed Keeping the certificate of CN=a.example:"
                        + " The certificate file cert.pem does not exist.");
    }

    @Test
    void withoutFilesThereIsNothingToShowUntilTheyArrive() throws IOException {
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        pollTimes(identities, 3);
        assertThat(identities.current()).isEmpty();
        assertThat(events).containsExactly("failed The certificate file cert.pem does not exist.", "none left");

        write(A);
        identities.poll();

        assertThat(subjects(identities.current())).isEqualTo("[CN=a.example]");
        assertThat(events).hasSize(3).last().isEqualTo("reloaded [CN=a.example]");
    }

    @Test
    void aReloadThatIsAskedForTellsEverythingAtOnce() throws IOException {
        write(A);
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        writeCertificate(B);

        ReloadReport broken = identities.reload();
        assertThat(subjects(broken.identities())).isEqualTo("[CN=a.example]");
        assertThat(broken.faults()).singleElement().asString().startsWith("Keeping the certificate of CN=a.example");
        assertThat(identities.reload().faults()).isEqualTo(broken.faults());
        writeKey(B);
        ReloadReport whole = identities.reload();
        assertThat(subjects(whole.identities())).isEqualTo("[CN=b.example]");
        assertThat(whole.faults()).isEmpty();
        assertThat(events).filteredOn(event -> event.startsWith("failed")).hasSize(1);
    }

    @Test
    void aPassphraseFileThatIsMendedHeals() throws Exception {
        Path secret = folder.resolve("secret");
        Path store = folder.resolve("id.p12");
        Stored.keyStore(store, "PKCS12", "right".toCharArray(), TestKeys.identity(A));
        Stored.privately(secret, "wrong\n");
        ReloadingIdentities identities = watching(CertificateSource.pkcs12(store, Passphrase.fromFile(secret)));
        assertThat(events)
                .containsExactly("failed id.p12 cannot be decrypted (expected: another password).", "none left");

        Stored.privately(secret, "right\n");
        identities.poll();

        assertThat(events).last().isEqualTo("reloaded [CN=a.example]");
    }

    @Test
    void aLinkThatIsTurnedToAnotherFolderIsSeen() throws IOException {
        Path first = Files.createDirectory(folder.resolve("..1"));
        Path second = Files.createDirectory(folder.resolve("..2"));
        write(first, A);
        write(second, B);
        Path data = Files.createSymbolicLink(folder.resolve("..data"), first.getFileName());
        Files.createSymbolicLink(certificate, data.getFileName().resolve("cert.pem"));
        Files.createSymbolicLink(key, data.getFileName().resolve("key.pem"));
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        assertThat(subjects(identities.current())).isEqualTo("[CN=a.example]");

        Path swapped = Files.createSymbolicLink(folder.resolve("..new"), second.getFileName());
        Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);
        identities.poll();

        assertThat(subjects(identities.current())).isEqualTo("[CN=b.example]");
    }

    @Test
    void oneBrokenSourceDoesNotHoldUpTheOthers() throws IOException {
        write(A);
        ReloadingIdentities identities = ReloadingIdentities.builder()
                .source(new CertificateSource() {
                    @Override
                    public CertifiedKey load() {
                        throw new CertifiedKeyException("The vault is sealed (expected: open).");
                    }

                    @Override
                    public Object stamp() {
                        return "always";
                    }
                })
                .source(CertificateSource.pem(certificate, key))
                .events(recorder)
                .trial(unused -> {})
                .every(Duration.ofDays(1))
                .start();
        open.add(identities);

        assertThat(subjects(identities.current())).isEqualTo("[CN=a.example]");
        assertThat(events).containsExactly("failed The vault is sealed (expected: open).", "reloaded [CN=a.example]");
    }

    @Test
    void aKeyOthersCanReadIsWarnedAboutOnce() throws IOException {
        write(A);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        ReloadingIdentities identities = watching(CertificateSource.pem(certificate, key));
        identities.reload();

        assertThat(events)
                .containsExactly(
                        "warned The secret in key.pem can be read or changed by others (mode rw-r--r--);"
                                + " run chmod 600 key.pem.",
                        "reloaded [CN=a.example]");
    }

    @Test
    void whatFailsItsTrialIsNotShown() throws IOException {
        write(A);
        ReloadingIdentities identities = ReloadingIdentities.builder()
                .source(CertificateSource.pem(certificate, key))
                .events(recorder)
                .trial(identity -> {
                    throw new CertifiedKeyException("No handshake (expected: one).");
                })
                .every(Duration.ofDays(1))
                .start();
        open.add(identities);

        assertThat(identities.current()).isEmpty();
        assertThat(events).containsExactly("failed No handshake (expected: one).", "none left");
    }

    @Test
    void aListenerThatFailsStopsNothing() throws IOException {
        write(A);
        ReloadingIdentities identities = ReloadingIdentities.builder()
                .source(CertificateSource.pem(certificate, key))
                .events(new IdentityEvents() {
                    @Override
                    public void reloaded(List<CertifiedKey> shown) {
                        throw new IllegalStateException("listener");
                    }
                })
                .trial(unused -> {})
                .every(Duration.ofDays(1))
                .start();
        open.add(identities);

        assertThat(subjects(identities.current())).isEqualTo("[CN=a.example]");
    }

    @Test
    void theWatcherLooksByItselfUntilItIsClosed() {
        AtomicInteger looks = new AtomicInteger();
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        scheduler.setRemoveOnCancelPolicy(true);
        try {
            ReloadingIdentities identities = ReloadingIdentities.builder()
                    .source(new CertificateSource() {
                        @Override
                        public CertifiedKey load() {
                            return TestKeys.EC;
                        }

                        @Override
                        public Object stamp() {
                            return looks.incrementAndGet();
                        }
                    })
                    .trial(unused -> {})
                    .every(Duration.ofMillis(1))
                    .scheduler(scheduler)
                    .start();
            await().until(() -> looks.get() > 3);
            identities.close();
            identities.close();

            await().until(() -> scheduler.getQueue().isEmpty());
            assertThat(scheduler.isShutdown()).isFalse();
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void aWatcherWithoutAnExecutorHasADaemonThread() throws IOException {
        write(A);
        ReloadingIdentities identities = ReloadingIdentities.builder()
                .source(CertificateSource.pem(certificate, key))
                .trial(unused -> {})
                .every(Duration.ofMillis(5))
                .start();
        open.add(identities);
        write(B);

        await().until(() -> subjects(identities.current()).equals("[CN=b.example]"));
    }

    @Test
    void aPauseOfNothingIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReloadingIdentities.builder().every(Duration.ZERO))
                .withMessage("every: PT0S (expected: a time longer than nothing)");
    }

    private ReloadingIdentities watching(CertificateSource source) {
        ReloadingIdentities identities = ReloadingIdentities.builder()
                .source(source)
                .events(recorder)
                .trial(unused -> {})
                .every(Duration.ofDays(1))
                .start();
        open.add(identities);
        return identities;
    }

    private static void pollTimes(ReloadingIdentities identities, int times) {
        for (int i = 0; i < times; i++) {
            identities.poll();
        }
    }

    private void write(X509Bundle identity) throws IOException {
        writeCertificate(identity);
        writeKey(identity);
    }

    private static void write(Path into, X509Bundle identity) throws IOException {
        Files.writeString(into.resolve("cert.pem"), identity.getCertificatePathPEM());
        Stored.privately(into.resolve("key.pem"), identity.getPrivateKeyPEM());
    }

    private void writeCertificate(X509Bundle identity) throws IOException {
        Files.writeString(certificate, identity.getCertificatePathPEM());
    }

    private void writeKey(X509Bundle identity) throws IOException {
        Stored.privately(key, identity.getPrivateKeyPEM());
    }

    private static String subjects(List<CertifiedKey> identities) {
        return identities.stream()
                .map(identity ->
                        identity.certificate().getSubjectX500Principal().getName())
                .toList()
                .toString();
    }
}
