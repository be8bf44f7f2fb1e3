/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the finished jar, run as a process of its own. The build runs them when the jar is there. */
@NullMarked
package io.ftps.examples.jar;

import org.jspecify.annotations.NullMarked;
