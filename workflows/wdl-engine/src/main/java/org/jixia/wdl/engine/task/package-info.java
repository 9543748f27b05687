/** What a task is to run, what came of it, and the key under which the cache knows it. Depends on values only. */
package org.jixia.wdl.engine.task;
