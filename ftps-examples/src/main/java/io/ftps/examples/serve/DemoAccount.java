/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.Password;
import io.ftps.auth.User;
import io.ftps.auth.file.UsersFile;
import io.ftps.auth.file.UsersFileEditor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The user of a server that was started without a configuration. Made at the first start with a random password, which is
 * kept beside the users file, readable by its owner only, so that a later start can show a line that works.
 */
public final class DemoAccount {
    static final String NAME = "demo";
    /** No letter that looks like a digit: people read passwords to each other. 16 of 31 make 79 bits. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LETTERS = 4;

    private final Path users;
    private final Path passwordFile;
    private final Path files;

    /**
     * Names the places; {@link #prepare} makes what is missing.
     *
     * @param data the data folder
     */
    public DemoAccount(Path data) {
        this.users = data.resolve("users");
        this.passwordFile = data.resolve("demo-password.txt");
        this.files = data.resolve("files").resolve(NAME);
    }

    /**
     * Makes the users file, the user, a folder and a first file in it, if there is no users file. Blocks on the disk.
     *
     * @throws IOException when something cannot be written; one sentence
     */
    public void prepare() throws IOException {
        if (Files.exists(users)) {
            return;
        }
        Files.createDirectories(files);
        Files.writeString(files.resolve("welcome.txt"), "You reached the ftps example server.\n");
        String password = randomPassword();
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, OwnerOnly.file(passwordFile));
        Files.writeString(passwordFile, password + "\n");
        UsersFileEditor.of(users).add(User.named(NAME), password.toCharArray());
    }

    /**
     * Whom to log in as: the demo user, with the password if it is still the one that was made. Somebody else when the demo user
     * was removed.
     *
     * @return the login
     * @throws IOException when the users file or the password file cannot be read
     */
    public Login login() throws IOException {
        Login likely = Login.likely(UsersFileEditor.of(users).list());
        if (Files.notExists(passwordFile)) {
            return likely;
        }
        String kept = Files.readString(passwordFile).strip();
        return isAccepted(UsersFile.open(users), kept) ? new Login(NAME, Optional.of(kept)) : likely;
    }

    private static boolean isAccepted(Authenticator authenticator, String password) {
        LoginAttempt attempt =
                new LoginAttempt(NAME, new Password(password.toCharArray()), "start", new InetSocketAddress(0));
        try {
            authenticator.authenticate(attempt);
            return true;
        } catch (LoginRefusedException e) {
            return false;
        }
    }

    private static String randomPassword() {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> random.ints(GROUP_LETTERS, 0, LETTERS.length())
                        .mapToObj(index -> LETTERS.substring(index, index + 1))
                        .collect(Collectors.joining()))
                .limit(GROUPS)
                .collect(Collectors.joining("-"));
    }
}
