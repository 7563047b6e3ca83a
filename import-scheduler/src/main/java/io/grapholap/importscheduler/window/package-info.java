/**
 * When to read which rows: pure functions of a lane's state and the warehouse's clock. Nothing here
 * waits, asks or stores.
 *
 * <p>How to call it:
 *
 * <ol>
 *   <li>When a job starts for the first time, {@link
 *       io.grapholap.importscheduler.window.FirstRun#plan} says which lanes it has: the scheduled
 *       one and one for each chunk of the past. Store each {@link
 *       io.grapholap.importscheduler.window.LaneState} with its lane.
 *   <li>For a lane without a window that is pending or running, {@link
 *       io.grapholap.importscheduler.window.WindowPlanner#next} decides: run this window, wait, ask
 *       the source for its next value first, or be done.
 *   <li>A window that is too big is replaced by what {@link
 *       io.grapholap.importscheduler.window.WindowSplit#of} says, in that order, as pending windows
 *       of the same lane.
 *   <li>When a window is landed, {@link io.grapholap.importscheduler.window.WindowPlanner#landed}
 *       gives the lane's new state. Only the scheduled lane has a watermark, and it is always the
 *       end of a window or of the past, never a value that was seen.
 *   <li>When it failed, {@link io.grapholap.importscheduler.window.RetryPolicy} says when to try
 *       again and {@link io.grapholap.importscheduler.window.AutoPause} when to stop the job.
 * </ol>
 *
 * <p>Triggered windows are made by {@link io.grapholap.importscheduler.window.Window#triggered};
 * their lane has no state.
 */
@NullMarked
package io.grapholap.importscheduler.window;

import org.jspecify.annotations.NullMarked;
