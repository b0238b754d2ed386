"""The inside of ``check``, ``preview`` and ``stats``: a whole project read and looked over."""
