/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.certificate.Passphrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who brings mails, and to whom.
 *
 * @param server host name or address
 * @param port of the server
 * @param security how mails go there
 * @param login as whom; empty where the server asks nobody
 * @param from whose mails they are
 * @param to who gets them, at least one
 * @param authorities a file with those who vouch for the server; empty for those that Java knows
 */
public record MailSettings(
        String server,
        int port,
        MailSecurity security,
        Optional<Login> login,
        String from,
        List<String> to,
        Optional<Path> authorities) {
    /**
     * Name and password at the mail server.
     *
     * @param user the name
     * @param password where the password is
     */
    public record Login(String user, Passphrase password) {}
}
