package weir.delivery;

/// One file that is published: the rows of a slot in a range of frames, and the object's key.
///
/// The range is fixed before the first attempt. Whoever repeats the publication, also after a
/// crash, writes the same rows under the same key.
record Publication(Slot slot, long firstSequence, long lastSequence, long rows, String key) {
  boolean holds(Frame frame) {
    return frame.slot().equals(slot)
        && frame.sequence() >= firstSequence
        && frame.sequence() <= lastSequence;
  }
}
