/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountEditor} does. */
@SuppressWarnings("exports") // of JUnit, in tests alone
public abstract class AccountEditorContract {
    private static final String DIGEST = "fedcba9876543210".repeat(4);
    private static final CertificateMatch MATCH = CertificateMatch.parse("sha256/" + DIGEST);
    private static final RegisteredCertificate CERTIFICATE = RegisteredCertificate.of(MATCH);
    private static final Account ALICE = AccountStoreContract.full("alice");
    private static final Account BOB = new Account(User.named("bob"), PasswordHash.parse(Hashes.CHEAP_ARGON2));

    private AccountEditor editor;

    protected AccountEditorContract() {}

    /** An editor of a store without accounts. */
    protected abstract AccountEditor emptyEditor() throws Exception;

    @BeforeEach
    public void addTwo() throws Exception {
        editor = emptyEditor();
        editor.add(ALICE);
        editor.add(BOB);
    }

    @Test
    public void accountsAreListedAsTheyWereAdded() throws Exception {
        assertThat(editor.list()).containsExactly(ALICE, BOB);
    }

    @Test
    public void aNameIsTakenOnce() throws Exception {
        refuses("bob", () -> editor.add(BOB));
        assertThat(editor.list()).containsExactly(ALICE, BOB);
    }

    @Test
    public void anAccountIsReplacedWhereItStands() throws Exception {
        Account other = AccountStoreContract.full("bob");

        editor.replace(other);

        assertThat(editor.list()).containsExactly(ALICE, other);
        refuses("carol", () -> editor.replace(AccountStoreContract.full("carol")));
    }

    @Test
    public void aRemovedAccountIsGone() throws Exception {
        editor.remove("alice");

        assertThat(editor.list()).containsExactly(BOB);
        refuses("alice", () -> editor.remove("alice"));
    }

    @Test
    public void aCertificateIsAddedOnceAndRemoved() throws Exception {
        editor.addCertificate("bob", CERTIFICATE);
        editor.addCertificate("bob", CERTIFICATE);
        assertThat(editor.list()).containsExactly(ALICE, BOB.withCertificates(List.of(CERTIFICATE)));

        editor.removeCertificate("bob", MATCH);
        assertThat(editor.list()).containsExactly(ALICE, BOB);
    }

    @Test
    public void certificatesOfAnAccountKeepTheirOrder() throws Exception {
        editor.addCertificate("alice", CERTIFICATE);

        assertThat(editor.list()).containsExactly(ALICE.withCertificate(CERTIFICATE), BOB);
    }

    @Test
    public void certificatesOfNobodyAndThoseThatAreNotThereAreRefused() throws Exception {
        refuses("carol", () -> editor.addCertificate("carol", CERTIFICATE));
        refuses("carol", () -> editor.removeCertificate("carol", MATCH));
        refuses("bob", () -> editor.removeCertificate("bob", MATCH));
        assertThat(editor.list()).containsExactly(ALICE, BOB);
    }

    /** In one sentence that names the user. */
    private static void refuses(String name, ThrowingCallable edit) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(edit)
                .withMessageContaining("\"" + name + "\"")
                .withMessageEndingWith(".");
    }
}
