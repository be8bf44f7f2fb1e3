/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real checks that write down which hash each was made on. */
public final class CountedChecks {
    private final List<PasswordHash> checked = new CopyOnWriteArrayList<>();
    private final PasswordChecks checks = PasswordChecks.builder().build((hash, password) -> {
        checked.add(hash);
        return hash.matches(password);
    });

    public CountedChecks() {}

    public PasswordChecks checks() {
        return checks;
    }

    /** Kind and cost of each hash checked, in order. */
    public List<String> costs() {
        return checked.stream().map(PasswordHash::toString).toList();
    }
}
