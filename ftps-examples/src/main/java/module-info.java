/* SPDX-License-Identifier: Apache-2.0 */
/** The server and its tools, ready to run. */
module io.ftps.examples {
    requires info.picocli;
    requires io.ftps.core;
    requires static org.jspecify;

    opens io.ftps.examples to
            info.picocli;
}
