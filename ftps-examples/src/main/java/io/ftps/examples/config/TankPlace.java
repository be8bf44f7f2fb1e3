/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.nio.file.Path;

/** Where certificates wait for an operator. */
public sealed interface TankPlace {
    /** Nowhere: they are refused and forgotten. */
    record Off() implements TankPlace {
        @Override
        public String toString() {
            return "off";
        }
    }

    /**
     * In a file, which is made when the first one comes.
     *
     * @param file the file
     */
    record InFile(Path file) implements TankPlace {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** In the database that has the accounts. */
    record InDatabase() implements TankPlace {
        @Override
        public String toString() {
            return "in the database";
        }
    }
}
