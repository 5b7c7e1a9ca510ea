package dev.plumbline.ingest.crm.shape;

import java.io.Serializable;
import java.util.List;

/**
 * A column of a file that may tell an input.
 *
 * @param position where in a record it stands
 * @param members which members of the JSON that stands there the input may be; none if the column
 *     is it
 * @param isNegated whether it says the contrary
 */
public record Source(int position, List<String> members, boolean isNegated)
    implements Serializable {}
