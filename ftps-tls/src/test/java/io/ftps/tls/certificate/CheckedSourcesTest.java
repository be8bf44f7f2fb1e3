/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at sources that are not to be served yet. */
class CheckedSourcesTest {
    @TempDir
    Path folder;

    @Test
    void aCheckTellsWhatWouldBeServedAndWhatWouldNot() throws IOException {
        CertifiedKey good = SelfSigned.withCommonName("good").create();
        PemFiles.write(good, folder.resolve("good.crt"), folder.resolve("good.key"));
        Files.writeString(folder.resolve("bad.pem"), "broken");
        AtomicInteger told = new AtomicInteger();
        ReloadReport report = ReloadingIdentities.builder()
                .folder(folder)
                .events(new IdentityEvents() {
                    @Override
                    public void reloaded(List<CertifiedKey> identities) {
                        told.incrementAndGet();
                    }

                    @Override
                    public void reloadFailed(String sentence) {
                        told.incrementAndGet();
                    }
                })
                .check();
        assertThat(report.identities()).extracting(CertifiedKey::chain).containsExactly(good.chain());
        assertThat(report.faults())
                .containsExactly(
                        folder.resolve("bad.pem") + " holds no certificate (expected: a PEM block BEGIN CERTIFICATE).");
        assertThat(told).hasValue(0);
    }
}
