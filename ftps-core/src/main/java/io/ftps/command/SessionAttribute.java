/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

/**
 * Names something that commands of an embedder remember in a session. Each is its own, also where names are equal: keep it in a
 * constant.
 *
 * @param <T> type of the values
 */
public final class SessionAttribute<T> {
    private final Class<T> type;
    private final String name;

    private SessionAttribute(Class<T> type, String name) {
        this.type = type;
        this.name = name;
    }

    /**
     * Makes one that no session has yet.
     *
     * @param type of the values
     * @param name for people
     * @param <T> type of the values
     * @return new
     */
    public static <T> SessionAttribute<T> of(Class<T> type, String name) {
        return new SessionAttribute<>(type, name);
    }

    /**
     * The type of its values.
     *
     * @return as given
     */
    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
