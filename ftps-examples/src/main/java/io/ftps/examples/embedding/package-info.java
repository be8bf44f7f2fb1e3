/* SPDX-License-Identifier: Apache-2.0 */
/** Small programs that embed the server; the README shows them. Start with {@code SmallServer}. */
@NullMarked
package io.ftps.examples.embedding;

import org.jspecify.annotations.NullMarked;
