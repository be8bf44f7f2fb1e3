/* SPDX-License-Identifier: Apache-2.0 */
/** The server and its tools. */
@NullMarked
package io.ftps.examples;

import org.jspecify.annotations.NullMarked;
