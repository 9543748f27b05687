/** A task's own view: where its files lie, what it runs, what it brings back. Depends on evaluation, task and value. */
package org.jixia.wdl.engine.room;
