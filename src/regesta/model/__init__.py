"""What a record is: frozen dataclasses, their ids and their JSON form."""
