/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Place;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What mends a certificate that is over, as commands for a shell on this machine.
 *
 * @param commands knows how this program is run, and on whose accounts
 */
record Remedies(OwnCommands commands) {
    private static final String TAKEN = "The server takes it within ten seconds.";

    /** For one that this server shows, or should show. */
    String server(Place place, Optional<X509Certificate> old) {
        Path path = place.path().toAbsolutePath();
        if (place instanceof SelfSignedIn) {
            return "Move certificate.pem and key.pem out of " + path + " and restart the server, which makes new ones;"
                    + " or get one from an authority and name it in the configuration.";
        }
        if (place instanceof Pem pem) {
            return pem(pem, old);
        }
        return "Put a new certificate with its key into " + path + ". " + TAKEN;
    }

    private String pem(Pem pem, Optional<X509Certificate> old) {
        Path chain = pem.chain().toAbsolutePath();
        Path key = pem.key().toAbsolutePath();
        Path folder = Optional.ofNullable(chain.getParent()).orElse(chain);
        String base = chain.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-new";
        String newChain = word(folder.resolve(base + ".pem"));
        String newKey = word(folder.resolve(base + ".key"));
        String secret = pem.passphrase()
                .map(place -> " --passphrase " + ClientLines.shell(place.toString()))
                .orElse("");
        return String.join(
                "\n",
                commands.line("cert csr")
                        + " " + names(old) + " --dir " + word(folder) + " --file "
                        + ClientLines.shell(base) + secret,
                "Send " + folder.resolve(base + ".csr") + " to your authority, and with its answer:",
                commands.line("cert import " + newKey + " ANSWER.pem" + secret),
                chain.equals(key)
                        ? "cat " + newChain + " " + newKey + " > " + word(chain)
                        : "mv " + newChain + " " + word(chain) + " && mv " + newKey + " " + word(key),
                TAKEN);
    }

    private static String word(Path file) {
        return ClientLines.shell(file.toString());
    }

    private static String names(Optional<X509Certificate> old) {
        List<String> names = old.map(CertificateNames::of).orElse(List.of());
        return names.isEmpty() ? "NAME" : names.stream().map(ClientLines::shell).collect(Collectors.joining(" "));
    }

    /** For one that vouches for clients. */
    String authority(Path place) {
        return "Put the new certificate of the authority into " + place.toAbsolutePath()
                + ", and have those it vouches for renew theirs. " + TAKEN;
    }

    /** For one that a client shows. */
    String client(String user) {
        return "Ask the partner for the new certificate, then:\n" + commands.register(user);
    }

    /** For files that cannot be used. */
    String files() {
        return "Mend the file that is named; the server looks again within ten seconds.";
    }
}
