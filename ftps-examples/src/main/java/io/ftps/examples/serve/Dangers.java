/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.Permissions;
import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.server.ClearControl;
import io.ftps.server.Compression;
import io.ftps.server.DataBinding;
import io.ftps.server.DataPeers;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.server.UploadEnd;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsProfile;
import io.ftps.tls.trust.RevocationFailure;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator should be told at every start, since it may harm: one sentence each. */
final class Dangers {
    private static final Logger LOG = LoggerFactory.getLogger(Dangers.class);

    private Dangers() {}

    static void log(String sentence) {
        LOG.warn("{}", sentence);
    }

    static List<String> of(ServerSettings settings) {
        List<String> sentences = ofListeners(settings.listeners());
        addStrangers(sentences, settings.logins());
        addPeers(sentences, settings.data().peers());
        settings.logs().timeline().ifPresent(folder -> sentences.add(timeline(folder)));
        addNames(sentences, System.getProperty("sun.jnu.encoding", "UTF-8"));
        return sentences;
    }

    static List<String> ofCertificates(List<CertifiedKey> keys, Instant now) {
        List<String> sentences = new ArrayList<>();
        keys.forEach(key -> addDates(sentences, key, now));
        return sentences;
    }

    static List<String> ofListeners(List<ListenerSettings> listeners) {
        List<String> sentences = new ArrayList<>();
        listeners.forEach(listener -> addListener(sentences, listener));
        return sentences;
    }

    private static void addPeers(List<String> sentences, DataPeers peers) {
        if (peers.equals(DataPeers.DANGEROUS_ANY_HOST)) {
            sentences.add(
                    "Data connections may come from any host and go to any host (data-peers): strangers can take files,"
                            + " and clients can reach machines through this one.");
        }
    }

    private static String timeline(Path folder) {
        return "Every session is drawn into " + folder
                + ", with the names of users and files: leave that off when you have seen what" + " you look for.";
    }

    private static void addListener(List<String> sentences, ListenerSettings listener) {
        String who = "Listener " + listener.name() + " ";
        if (listener.mode() == TlsMode.PLAIN_LOGIN_ALLOWED) {
            sentences.add(who + "lets people log in without TLS: their passwords can be read on the network.");
        }
        if (listener.protection() == DataProtection.CLIENT_CHOICE) {
            sentences.add(who + "lets clients choose unencrypted data connections: files can be read and changed on the"
                    + " network.");
        }
        if (listener.binding() == DataBinding.OFF) {
            sentences.add(who + "does not look whether data connections belong to the session they serve, beyond their"
                    + " address.");
        }
        if (listener.concessions().clearControl() == ClearControl.CLEAR_CONTROL_ALLOWED) {
            sentences.add(who + "lets clients leave TLS after login (CCC): commands can be read and changed on the"
                    + " network.");
        }
        if (listener.concessions().uploadEnd() == UploadEnd.DANGEROUS_BARE_FIN) {
            sentences.add(
                    who + "takes uploads for whole that end without close_notify: whoever sits between can cut them"
                            + " short, and the piece is published.");
        }
        if (listener.concessions().compression() == Compression.MODE_Z_ALLOWED) {
            sentences.add(
                    who + "lets clients have bytes deflated (MODE Z): whoever sees the length of a transfer and has put"
                            + " words into it can guess the rest.");
        }
        if (listener.tls()
                .clients()
                .revocation()
                .filter(asked -> asked.whenUnknown() == RevocationFailure.SOFT_FAIL)
                .isPresent()) {
            sentences.add(
                    who + "believes clients when nobody can tell whether they are revoked: whoever keeps the lists and"
                            + " responders away from this machine can use a stolen key.");
        }
        if (listener.tls().profile().name().equals(TlsProfile.legacy2026().name())) {
            sentences.add(who
                    + "lets clients use TLS 1.0, TLS 1.1 and SHA-1 (profile legacy-2026), which can be broken on the"
                    + " network.");
        }
    }

    static void addStrangers(List<String> sentences, LoginSettings logins) {
        for (AccountSource source : logins.sources()) {
            if (source instanceof AccountSource.Anonymous anonymous
                    && !anonymous.user().permissions().equals(Permissions.READ_ONLY)) {
                sentences.add("Anonymous users may do more than read and list in "
                        + anonymous.user().home().orElse(Path.of("/"))
                        + ": strangers can fill the disk, and trade files.");
            }
        }
    }

    /** That one expires, or has, is told by {@link CertificateNotices}. */
    static void addDates(List<String> sentences, CertifiedKey key, Instant now) {
        Instant begins = key.certificate().getNotBefore().toInstant();
        if (now.isBefore(begins)) {
            sentences.add("The certificate of "
                    + key.certificate().getSubjectX500Principal().getName() + " is not valid before " + begins
                    + ": clients refuse it until then.");
        }
    }

    static void addNames(List<String> sentences, String charset) {
        if (!Charset.isSupported(charset) || !Charset.forName(charset).name().equals("UTF-8")) {
            sentences.add("File names are written in " + charset + ", so names beyond it cannot be stored and are not"
                    + " listed; start the server under a UTF-8 locale, such as LC_ALL=C.UTF-8.");
        }
    }
}
