/** What can be known of a run before it starts: the static graph, and the check of its inputs. Depends on wdl-language and on values. */
package org.jixia.wdl.engine.plan;
