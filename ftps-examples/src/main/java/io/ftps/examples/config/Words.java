/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Constants as people write them: {@code PRIVATE_ONLY} is {@code private-only}. */
public final class Words {
    private Words() {}

    /**
     * The word for a constant.
     *
     * @param constant any enum constant
     * @return lower case, with hyphens
     */
    public static String of(Enum<?> constant) {
        return Printable.word(constant);
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }

    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }

    /** Joins as a person would: {@code a, b or c}. */
    static String either(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
