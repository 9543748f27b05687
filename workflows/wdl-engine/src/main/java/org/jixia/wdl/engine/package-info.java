/**
 * Runs checked WDL. Pure: no clock, file, network or database; everything outside is asked for by commands.
 *
 * <h2>Life of a run</h2>
 *
 * <ol>
 *   <li>{@code Plan.of(bundle)}, once a bundle; plans may be kept and shared.
 *   <li>{@code InputCheck.of(plan, json)} tells all faults of the inputs. Look {@code inputs().addresses()} up, refuse the
 *       launch for those that are missing, and keep {@code inputs().resolved(files)}: from here on each file is pinned.
 *   <li>{@code RunState.fresh(new RunRequest(plan, inputs, options))}, then {@code RunCore.decide(state, new Started())}.
 *   <li>Each decision: in one transaction store its {@code changes} (and the event, if history is kept); after the commit
 *       carry its {@code commands} out and send each one's answer as an event. Events that are at hand together go into one
 *       {@code decide(state, events)}: 500 at a time is a good batch.
 *   <li>{@code Continue} asks for {@code Proceed} at once: large scatters expand in chunks of 500, one a decision.
 *   <li>{@code FinishRun} ends it. Store the outcome in the same transaction as the changes.
 * </ol>
 *
 * <h2>What to store</h2>
 *
 * The bundle (by digest), {@code RunInputs.toJson()}, the options, and one row a {@code NodeRecord}, replaced by its path. The
 * rows are the truth. Declarations, conditionals, the expansion of scatters and all look-ups are derived from them again by
 * {@code RunState.resume(request, records)} followed by {@code Started}; the commands of that decision are what is still to be
 * asked. Nodes that were SUBMITTING stay so without a new {@code StartTask}: ask the task service about them by their key
 * (run, node, attempt) and send {@code TaskFinished}, or {@code SubmissionLost} for those it does not know.
 *
 * <p>If a request to cancel had been accepted, send {@code CancelRequested} again after {@code Started}.
 *
 * <h2>What may come twice</h2>
 *
 * Every command can be decided on again after a crash, and every event can be delivered again. {@code StartTask} must be
 * idempotent by (run, node, attempt); {@code WriteFile} is so by its digest, {@code CancelTasks} by the run; the others only
 * read. An event for an attempt that has ended, or an answer to a question that is no longer open, changes nothing.
 *
 * <h2>Memory</h2>
 *
 * A state holds what is under way and the outputs of what has ended, gathers as shared chunks. At most 2,000 shards of a
 * scatter are unfinished at a time, and no more are expanded while 2,000 tasks of the run are under way. A state without
 * open work in this process may be dropped and resumed later.
 */
package org.jixia.wdl.engine;
