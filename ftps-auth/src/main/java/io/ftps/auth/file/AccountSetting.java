/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.Network;
import io.ftps.auth.Permissions;
import io.ftps.auth.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What may stand behind the hash of a user, one row for each key. A setting that is not given is that of {@link User#named}. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum AccountSetting {
    HOME(
            "home=FOLDER",
            once((user, text) -> user.withHome(SettingText.folder(text))),
            user -> user.home().map(Path::toString).stream()),
    FULL_NAME("full-name=TEXT", once(User::withFullName), user -> user.fullName().stream()),
    METHOD(
            "method=password|certificate|certificate-and-password|certificate-or-password",
            Times.ONCE,
            (account, values) -> account.withMethod(SettingText.method(PercentText.decode(values.get(0)))),
            account -> Stream.of(account.method())
                    .filter(method -> method != LoginMethod.PASSWORD)
                    .map(SettingText::word)),
    CERTIFICATE(
            "certificate=sha256/DIGEST|key/DIGEST|cn/KEY/NAME|email/KEY/NAME|uri/KEY/NAME|upn/KEY/NAME",
            Times.REPEATABLE,
            (account, values) -> account.withCertificates(
                    values.stream().map(CertificateText::parse).toList()),
            account -> account.certificates().stream().map(CertificateText::format)),
    ALLOW(
            "allow=PATH=all|read-only|none|read,write,append,delete,rename,mkdir,list",
            repeatable((user, texts) -> user.with(
                    new Permissions(texts.stream().map(PermissionText::parse).toList()))),
            user -> PermissionText.format(user.permissions()).stream()),
    QUOTA_BYTES(
            "quota-bytes=10G",
            once((user, text) -> user.with(user.quota().withBytes(ByteAmount.parse("quota-bytes", text)))),
            user -> amounts(user.quota().bytes().stream())),
    QUOTA_FILES(
            "quota-files=NUMBER",
            once((user, text) ->
                    user.with(user.quota().withFiles(SettingText.number("quota-files", text, Long.MAX_VALUE)))),
            user -> user.quota().files().stream().mapToObj(Long::toString)),
    UPLOAD_RATE(
            "upload-rate=10M",
            once((user, text) -> user.with(user.rates().withUpload(ByteAmount.parse("upload-rate", text)))),
            user -> amounts(user.rates().upload().stream())),
    DOWNLOAD_RATE(
            "download-rate=10M",
            once((user, text) -> user.with(user.rates().withDownload(ByteAmount.parse("download-rate", text)))),
            user -> amounts(user.rates().download().stream())),
    LISTENER(
            "listener=NAME",
            repeatable((user, texts) -> user.with(user.access().withListeners(Set.copyOf(texts)))),
            user -> user.access().listeners().stream().sorted()),
    NETWORK(
            "network=192.0.2.0/24",
            repeatable((user, texts) -> user.with(user.access()
                    .withNetworks(texts.stream().map(Network::parse).toList()))),
            user -> user.access().networks().stream().map(Network::toString)),
    EXPIRES(
            "expires=2027-12-31",
            once((user, text) -> user.with(user.access().withExpiry(MomentText.parse("expires", text)))),
            user -> user.access().expires().map(MomentText::format).stream()),
    MAX_SESSIONS(
            "max-sessions=NUMBER",
            once((user, text) -> user.with(
                    user.access().withMaxSessions((int) SettingText.number("max-sessions", text, Integer.MAX_VALUE)))),
            user -> user.access().maxSessions().stream().mapToObj(Integer::toString)),
    MESSAGE("message=TEXT", repeatable(User::withMessages), user -> user.messages().stream());

    private final String form;
    private final Times times;
    private final BiFunction<Account, List<String>, Account> reading;
    private final Function<Account, Stream<String>> writing;

    /** How often a key may stand in a line. */
    enum Times {
        ONCE,
        REPEATABLE
    }

    /** How the values of a key change a user. */
    private record Reading(Times times, BiFunction<User, List<String>, User> change) {}

    /** About values as they stand in the file, with percent signs. */
    AccountSetting(
            String form,
            Times times,
            BiFunction<Account, List<String>, Account> reading,
            Function<Account, Stream<String>> writing) {
        this.form = form;
        this.times = times;
        this.reading = reading;
        this.writing = writing;
    }

    /** About texts, of the user alone. */
    AccountSetting(String form, Reading reading, Function<User, Stream<String>> writing) {
        this(
                form,
                reading.times(),
                (account, values) -> account.withUser(reading.change()
                        .apply(
                                account.user(),
                                values.stream().map(PercentText::decode).toList())),
                account -> writing.apply(account.user()).map(PercentText::encode));
    }

    static Optional<AccountSetting> withKey(String key) {
        return Stream.of(values()).filter(setting -> setting.key().equals(key)).findFirst();
    }

    String key() {
        return form.substring(0, form.indexOf('='));
    }

    /** The value as it may look, behind the key and an equals sign. */
    String form() {
        return form.substring(form.indexOf('=') + 1);
    }

    Times times() {
        return times;
    }

    /** For the head of a file. */
    String help() {
        return switch (times) {
            case ONCE -> form;
            case REPEATABLE -> form + " (may be repeated)";
        };
    }

    /**
     * The account with these values.
     *
     * @param values as they stand in the file, at least one
     * @throws IllegalArgumentException with one sentence
     */
    Account read(Account account, List<String> values) {
        return reading.apply(account, values);
    }

    /** The fields of a line that {@link #read} reads, each with the key; none where the account has the default. */
    Stream<String> write(Account account) {
        return writing.apply(account).map(value -> key() + "=" + value);
    }

    private static Reading once(BiFunction<User, String, User> change) {
        return new Reading(Times.ONCE, (user, texts) -> change.apply(user, texts.get(0)));
    }

    private static Reading repeatable(BiFunction<User, List<String>, User> change) {
        return new Reading(Times.REPEATABLE, change);
    }

    private static Stream<String> amounts(LongStream bytes) {
        return bytes.mapToObj(ByteAmount::format);
    }
}
