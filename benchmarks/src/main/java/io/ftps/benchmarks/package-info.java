/* SPDX-License-Identifier: Apache-2.0 */
/** JMH benchmarks. Run {@code java -jar benchmarks/target/benchmarks.jar}; compare runs of one machine only. */
@NullMarked
package io.ftps.benchmarks;

import org.jspecify.annotations.NullMarked;
