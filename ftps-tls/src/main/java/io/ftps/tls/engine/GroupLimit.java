/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JDK's engine to the groups of a profile. A list of groups can be set since Java 20 only; that the constraints of
 * an engine are asked for each group, by name, holds on 17 as well. They can forbid, not prefer: the order stays the JDK's.
 */
final class GroupLimit implements AlgorithmConstraints {
    private static final Pattern GROUP = Pattern.compile("(?i)x25519.*|x448|sec[pt]\\d.*|ffdhe\\d.*|.*MLKEM.*");

    private final List<String> allowed;

    GroupLimit(List<String> allowed) {
        this.allowed = allowed;
    }

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
        return !primitives.contains(CryptoPrimitive.KEY_AGREEMENT)
                || allowed.contains(algorithm)
                || !GROUP.matcher(algorithm).matches();
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
        return true;
    }

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
        return permits(primitives, algorithm, parameters);
    }
}
