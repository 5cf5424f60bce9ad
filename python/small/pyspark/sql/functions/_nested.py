"""Arrays, maps, structs and JSON."""

TABLE = """
array(*cols): An array of the columns.
array_append(col, value~): The array with a value at its end.
array_compact(col): The array without nulls.
array_contains(col, value~): Whether the array holds the value.
array_distinct(col): The array without repetitions.
array_except(col1, col2): The elements of the first that the second has not.
array_insert(arr, pos^, value~): The array with a value put in at a position, from 1.
array_intersect(col1, col2): The elements that both have.
array_join(col, delimiter!, null_replacement!?): The elements as one text.
array_max(col): The greatest element.
array_min(col): The least element.
array_position(col, value~): The position of the value, from 1; 0 where it is not there.
array_prepend(col, value~): The array with a value at its start.
array_remove(col, element~): The array without this element.
array_repeat(col, count^): An array of the value that many times.
array_size(col): The number of elements.
array_union(col1, col2): The elements that either has.
arrays_overlap(a1, a2): Whether both have an element in common.
arrays_zip(*cols): An array of structs of the elements at the same positions.
cardinality(col): The number of elements.
create_map(*cols) -> map: A map of columns that are keys and values in turn.
element_at(col, extraction~): The element at a position, from 1, or under a key.
explode(col): A row for each element; for each entry of a map.
explode_outer(col): ``explode``, with a row of null for what is empty.
flatten(col): The arrays in an array as one.
get(col, index^): The element at a position, from 0; null beyond the end.
get_json_object(col, path!): The JSON text at a path such as ``$.a.b``.
inline(col): A row for each struct of an array, with its fields as columns.
inline_outer(col): ``inline``, with a row of nulls for what is empty.
json_array_length(col): The length of a JSON array.
json_object_keys(col): The keys of a JSON object.
map_concat(*cols): The maps as one.
map_contains_key(col, value~): Whether the map has the key.
map_entries(col): The entries as an array of structs.
map_from_arrays(col1, col2): A map of an array of keys and one of values.
map_from_entries(col): A map of an array of structs.
map_keys(col): The keys as an array.
map_values(col): The values as an array.
named_struct(*cols): A struct of columns that are names and values in turn.
posexplode(col): ``explode`` with the position as another column.
posexplode_outer(col): ``posexplode``, with a row of nulls for what is empty.
reverse(col): The text or array from its end.
sequence(start, stop, step?): An array from start to stop.
shuffle(col): The array in a random order.
size(col): The number of elements.
slice(x, start^, length^): The part of an array from a position, counted from 1.
sort_array(col, asc!=True): The array sorted.
stack(*cols): Rows of a number, made of the columns after it.
str_to_map(text, pairDelim=@',', keyValueDelim=@':'): The map of a text such as ``a:1,b:2``.
struct(*cols): A struct of the columns.
try_element_at(col, extraction): The element at a position or under a key, null where there is none.
"""
